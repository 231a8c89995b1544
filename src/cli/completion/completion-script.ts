import type { CompletionPlace } from './tree';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** As one word of a shell. */
const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A pattern that is any of these. */
const anyOf = (paths: readonly string[]): string => paths.map((path) => `"${path}"`).join('|');

function bash(places: readonly CompletionPlace[]): string {
  const cases = places.map(
    ({ path, words }) => `    "${path}") words=${quote(words.map(({ word }) => word).join(' '))} ;;`,
  );
  return `# desk completion bash: put it into a file that ~/.bashrc reads
_desk() {
  local at=desk words= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${anyOf(places.slice(1).map(({ path }) => path))}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _desk desk
`;
}

function zsh(places: readonly CompletionPlace[]): string {
  const cases = places.map(({ path, words }) => {
    const list = words.map(({ word, says }) => quote(`${word}:${says.replaceAll(':', String.raw`\:`)}`));
    return `    "${path}") words_here=(${list.join(' ')}) ;;`;
  });
  return `#compdef desk
# desk completion zsh: put it into a file named _desk in a folder of $fpath
_desk() {
  local at=desk word
  local -a words_here
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
      ${anyOf(places.slice(1).map(({ path }) => path))}) at="$at $word" ;;
    esac
  done
  case "$at" in
${cases.join('\n')}
  esac
  _describe desk words_here || _files
}
compdef _desk desk
`;
}

function fish(places: readonly CompletionPlace[]): string {
  const lines = places.flatMap(({ path, words }) =>
    words.map(({ word, says }) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${word}`;
      return `complete -c desk -n '__desk_at "${path}"' ${what} -d ${quote(says)}`;
    }),
  );
  return `# desk completion fish: put it into ~/.config/fish/completions/desk.fish
function __desk_at
  set -l at desk
  for word in (commandline -opc)[2..-1]
    switch "$at $word"
      case ${places
        .slice(1)
        .map(({ path }) => quote(path))
        .join(' ')}
        set at "$at $word"
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}
`;
}

/** A script that teaches a shell to complete `desk`. It starts no process of its own. */
export function completionScript(shell: Shell, places: readonly CompletionPlace[]): string {
  return { bash, zsh, fish }[shell](places);
}
