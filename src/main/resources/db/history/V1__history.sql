create table experiment (id varchar(64) primary key, plan text not null);
