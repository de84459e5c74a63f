# Finds a JDK that can build and run Sessionmark. To be sourced by ./mvnw and ./sessionmark (POSIX sh).
#
# find_jdk sets JAVA_HOME to the first JDK >= SESSIONMARK_MIN_JAVA among JAVA_HOME, the java on the
# PATH and the usual places (there the newest one), and exports it. With none it says so in one line
# and returns 1.

SESSIONMARK_MIN_JAVA=21

# Prints the feature version (17, 21, 25 ...) of the JDK in folder $1; nothing if it is none. A
# folder without javac is a runtime only: it cannot build.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  jdk_version_text=
  if [ -r "$1/release" ]; then
    jdk_version_text=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release" 2>/dev/null)
  fi
  if [ -z "$jdk_version_text" ]; then
    jdk_version_text=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  fi
  jdk_version_text=${jdk_version_text#1.}
  jdk_version_text=${jdk_version_text%%[!0-9]*}
  [ -z "$jdk_version_text" ] || printf '%s\n' "$jdk_version_text"
}

# Prints all of the version (25.0.3+9-LTS) of the JDK in folder $1, or else its feature version.
jdk_exact_version() {
  jdk_exact=$(sed -n 's/^JAVA_RUNTIME_VERSION="\([^"/]*\)".*/\1/p' "$1/release" 2>/dev/null) || :
  printf '%s\n' "${jdk_exact:-$(jdk_version "$1")}"
}

jdk_is_new_enough() {
  jdk_found=$(jdk_version "$1")
  [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$SESSIONMARK_MIN_JAVA" ]
}

# Prints the folder of the JDK whose java is on the PATH.
jdk_on_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 0
  jdk_hops=0
  while [ -L "$jdk_java" ] && [ "$jdk_hops" -lt 40 ]; do
    jdk_target=$(readlink "$jdk_java")
    case $jdk_target in
      /*) jdk_java=$jdk_target ;;
      *) jdk_java=${jdk_java%/*}/$jdk_target ;;
    esac
    jdk_hops=$((jdk_hops + 1))
  done
  (cd "${jdk_java%/*}/.." 2>/dev/null && pwd -P) || :
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  jdk_candidate=$(jdk_on_path)
  if [ -n "$jdk_candidate" ] && jdk_is_new_enough "$jdk_candidate"; then
    JAVA_HOME=$jdk_candidate
    export JAVA_HOME
    return 0
  fi
  jdk_best= jdk_best_version=0
  case $- in *f*) jdk_noglob=1 ;; *) jdk_noglob= ;; esac
  set +f
  # SESSIONMARK_JDK_ROOT: the file system to search, for tests.
  for jdk_candidate in \
    "${SESSIONMARK_JDK_ROOT-}"/usr/lib/jvm/* \
    "${SESSIONMARK_JDK_ROOT-}"/opt/* \
    "${SESSIONMARK_JDK_ROOT-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME-/nonexistent}"/.jdks/*; do
    if jdk_is_new_enough "$jdk_candidate" && [ "$jdk_found" -gt "$jdk_best_version" ]; then
      jdk_best=$jdk_candidate jdk_best_version=$jdk_found
    fi
  done
  [ -z "$jdk_noglob" ] || set -f
  if [ -z "$jdk_best" ]; then
    printf '%s\n' "Sessionmark needs a JDK $SESSIONMARK_MIN_JAVA or newer (with javac) and found none: install one, or set JAVA_HOME to it." >&2
    return 1
  fi
  JAVA_HOME=$jdk_best
  export JAVA_HOME
}
