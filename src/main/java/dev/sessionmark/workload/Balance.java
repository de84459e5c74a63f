package dev.sessionmark.workload;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The answer of every workload: an account and what is on it.
 *
 * @param aid id of the account
 * @param abalance its balance, after the change if there was one
 */
@JsonPropertyOrder({"aid", "abalance"})
public record Balance(int aid, int abalance) {

    static Balance of(Account account) {
        return new Balance(account.aid, account.balance);
    }
}
