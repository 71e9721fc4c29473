package command

import (
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// withTwoDashes gives long flags their second dash where they have one only, as
// Terraform writes them. Values of flags, single letters and everything after
// "--" stay as they are.
func withTwoDashes(root *cobra.Command, arguments []string) []string {
	if completing(arguments) {
		// The last word is not finished: the shell compares the answers with it.
		last := len(arguments) - 1
		return slices.Concat(arguments[:1], withTwoDashes(root, arguments[1:last]), arguments[last:])
	}
	var rewritten []string
	command := root
	for rest := arguments; len(rest) > 0; {
		word := rest[0]
		rest = rest[1:]
		if word == "--" {
			return append(append(rewritten, word), rest...)
		}
		name, isFlag := strings.CutPrefix(word, "-")
		if !isFlag {
			if child := childNamed(command, word); child != nil {
				command = child
			}
			rewritten = append(rewritten, word)
			continue
		}
		name = strings.TrimPrefix(name, "-")
		name, _, hasValue := strings.Cut(name, "=")
		if !strings.HasPrefix(word, "--") && len(name) > 1 && unicode.IsLetter(rune(name[0])) {
			word = "-" + word
		}
		rewritten = append(rewritten, word)
		if flag := flagNamed(command, name); flag != nil && flag.NoOptDefVal == "" && !hasValue && len(rest) > 0 {
			rewritten = append(rewritten, rest[0])
			rest = rest[1:]
		}
	}
	return rewritten
}

// completing says whether a shell asks for the completion of the last word.
func completing(arguments []string) bool {
	return len(arguments) > 1 && (arguments[0] == cobra.ShellCompRequestCmd || arguments[0] == cobra.ShellCompNoDescRequestCmd)
}

func childNamed(command *cobra.Command, name string) *cobra.Command {
	for _, child := range command.Commands() {
		if child.Name() == name || child.HasAlias(name) {
			return child
		}
	}
	return nil
}

// flagNamed finds a flag of the command or of those above it, by its name or by
// its letter.
func flagNamed(command *cobra.Command, name string) *pflag.Flag {
	for _, flags := range []*pflag.FlagSet{command.Flags(), command.PersistentFlags(), command.InheritedFlags()} {
		if flag := flags.Lookup(name); flag != nil {
			return flag
		}
		if len(name) != 1 {
			continue
		}
		if flag := flags.ShorthandLookup(name); flag != nil {
			return flag
		}
	}
	return nil
}
