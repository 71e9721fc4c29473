package values_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func email(text string) value { return values.NewEmailValue(text) }

func TestEmailShape(t *testing.T) {
	t.Parallel()
	invalid := map[string]string{
		"":                                   "is empty",
		"someone":                            "no @",
		"@acme.example":                      "nothing before the @",
		"someone@":                           "no domain",
		"some@one@acme.example":              "more than one @",
		"someone@acme":                       "domain",
		"someone@acme.":                      "domain",
		"someone@.example":                   "domain",
		"someone@acme..example":              "domain",
		"someone@-acme.example":              "domain",
		"someone@acme-.example":              "domain",
		"someone@ac_me.example":              "domain",
		"someone@[192.0.2.1]":                "domain",
		"someone@acme.example,x":             "domain",
		"some one@acme.example":              "white space",
		" someone@acme.example":              "white space",
		"someone@acme.example\n":             "white space",
		"some\u00a0one@acme.example":         "white space",
		"Some One <someone@acme.example>":    "white space",
		"<someone@acme.example>":             "angle brackets",
		".someone@acme.example":              "before the @",
		"someone.@acme.example":              "before the @",
		"some..one@acme.example":             "before the @",
		"some(one)@acme.example":             "before the @",
		`"someone"@acme.example`:             "before the @",
		"some,one@acme.example":              "before the @",
		"mailto:someone@acme.example":        "before the @",
		strings.Repeat("a", 65) + "@acme.de": "too long",
		"a@" + strings.Repeat(strings.Repeat("b", 60)+".", 5) + "de": "too long",
		"someone@" + strings.Repeat("b", 64) + ".example":            "domain",
	}
	validity(t, email, []string{
		"someone@acme.example", "Some.One+tag@Acme.Example", "a@b.co", "o'neil@acme-corp.co.uk", "1@2.de",
		"jörg@bücher.example", "someone@xn--bcher-kva.example", strings.Repeat("a", 64) + "@acme.de", "a_b-c%d@acme.example",
	}, invalid)
	for text := range invalid {
		if found := problem(t, email(text)); len(text) > 6 && strings.Contains(found, strings.TrimSpace(text)) {
			t.Errorf("the message quotes the address: %s", found)
		}
	}
}

func TestEmailComparison(t *testing.T) {
	t.Parallel()
	if !same(t, email("Someone@Acme.Example"), email("someone@acme.example")) {
		t.Error("case matters")
	}
	if same(t, email("someone@acme.example"), email("someone.@acme.example")) {
		t.Error("a dot does not matter")
	}
}

// The framework writes the text of a value that it compares to its log.
func TestTextsOfPersonalDataShowNothing(t *testing.T) {
	t.Parallel()
	for text, value := range map[string]fmt.Stringer{
		"<e-mail address>": values.NewEmail("someone@acme.example"),
		"<phone number>":   values.NewPhoneNumber("+13055550177"),
		"<null>":           values.NewPhoneNumber(""),
		`"fr"`:             values.NewLanguageValue("fr"),
	} {
		if value.String() != text {
			t.Errorf("%s instead of %s", value, text)
		}
	}
}
