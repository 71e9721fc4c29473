package values_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

func phoneValue(text string) value { return values.NewPhoneNumberValue(text) }

func TestPhoneNumberShape(t *testing.T) {
	t.Parallel()
	invalid := map[string]string{
		"":                        "is empty",
		"  ":                      "is empty",
		"3055550100":              "plus sign",
		"13055550100":             "plus sign",
		"0013055550100":           "plus sign",
		"Main +13055550100":       "plus sign",
		"+":                       "other than digits",
		"+123456":                 "too few or too many",
		"+1234567890123456":       "too few or too many",
		"+03055550100":            "begins with 0",
		"++49":                    "too few or too many",
		"+1240+5551212":           "other than digits",
		"+999 12 three 45678":     "other than digits",
		"+999 123+45678":          "other than digits",
		strings.Repeat("+1", 200): "too long",
	}
	validity(t, phoneValue, []string{
		"+12405551212", "+1-240-555-1212", "+1 (240) 555-1212", "+49.30.1234567", "+1234567", "+123456789012345", " +1240 5551212 ",
		"tel:+13055550100", "+1240/5551212", "+1240\t5551212", "+1240555121٢", "+１２４０５５５１２１２", "+999123456789", "+1415555012",
		"+1 305 555 0100 ext. 12", "+13055550100;ext=100",
	}, invalid)
	for text := range invalid {
		if found := problem(t, phoneValue(text)); len(text) > 6 && strings.Contains(found, text) {
			t.Errorf("the message quotes the number: %s", found)
		}
	}
}

// The numbers are of the kinds that people write, and of those in the tests of
// libphonenumber.
func TestNormalizePhone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"+12405551212":           "+12405551212",
		"+1 (240) 555-1212":      "+12405551212",
		"+1.240.555.1212":        "+12405551212",
		"+1 (1) 305 555 0100":    "+13055550100",
		"+44 (0)20 7946 0018":    "+442079460018",
		"+44(0)2079460018":       "+442079460018",
		"+44 020 7946 0018":      "+442079460018",
		"+49 (0) 30 5550100":     "+49305550100",
		"+36 (06) 1 234 5678":    "+3612345678",
		"+7 (8) 495 123-45-67":   "+74951234567",
		"+34 (0) 91 123 45 67":   "+34911234567",
		"+39 06 1234567":         "+39061234567",
		"+39 (0)6 1234567":       "+39061234567",
		"+378 (0549) 886377":     "+3780549886377",
		"+54 9 11 1234 5678":     "+5491112345678",
		"+54 11 15-1234-5678":    "+5491112345678",
		"+55 (0xx11) 96123-4567": "+5511961234567",
		"+800 1234 5678":         "+80012345678",
		"+979 123 456 789":       "+979123456789",
		"+883 5100 1234567":      "+88351001234567",
		"+64 3 331-6005":         "+6433316005",
		"tel:+64-3-331-6005":     "+6433316005",
		"+1 800 FLOWERS":         "+18003569377",
		"+49 (30) 5550100 x 12":  "+49305550100",
		"＋４４　２０　７９４６　００１８":           "+442079460018",
		"\u202a+442079460018":        "+442079460018",
		"+44\u00a020\u20117946–0018": "+442079460018",
		"+999 1234 5678":             "+99912345678",
		// Webex may hold what the numbering plan doesn't know.
		"+1415555012": "+1415555012",
	} {
		if got, err := values.NormalizePhone(text); got != want || err != nil {
			t.Errorf("%q became %q, %v; want %q", text, got, err, want)
		}
	}
	if got, err := values.NormalizePhone("5551212"); got != "" || err == nil {
		t.Errorf("a local number became %q", got)
	}
}

func TestReadPhone(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, country, want, says string }{
		{"+12405551212", "", "+12405551212", ""},
		{"(240) 555-1212", "US", "+12405551212", ""},
		{"1 240 555 1212", "US", "+12405551212", ""},
		{"12405551212", "CA", "+12405551212", ""},
		{"020 7946 0018", "GB", "+442079460018", ""},
		{"442079460018", "GB", "+442079460018", ""},
		{"0044 20 7946 0018", "DE", "+442079460018", ""},
		{"011 44 20 7946 0018", "US", "+442079460018", ""},
		{"+44 20 7946 0018", "US", "+442079460018", ""},
		{"011 15-1234-5678", "AR", "+5491112345678", ""},
		{"06 1234567", "IT", "+39061234567", ""},
		{"8 (495) 123-45-67", "RU", "+74951234567", ""},
		{"+1415555012", "", "", "too short for a number with the country code +1"},
		{"+4420794600181", "", "", "too long for a number with the country code +44"},
		{"+4111", "", "", "too few"},
		{"240 555 1212", "", "", "plus sign"},
		{"5551212", "US", "", "too short"},
		{"call me", "US", "", "other than digits"},
		{"12", "US", "", "too few"},
		{"1", "US", "", "no number of the country"},
		{"", "US", "", "is empty"},
	} {
		got, err := phone.Read(test.text, test.country)
		if got != test.want || (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%q in %q: %q, %v", test.text, test.country, got, err)
		}
	}
}

func TestGuessPhone(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, country, want string }{
		{"13035550101", "US", "+13035550101"},
		{"3035550101", "US", "+13035550101"},
		{"(303) 555-0101", "CA", "+13035550101"},
		{"442079460018", "US", "+442079460018"},
		{"442079460018", "GB", "+442079460018"},
		{"02079460018", "GB", "+442079460018"},
		{"13035550101", "DE", "+13035550101"},
		{"030 5550100", "DE", "+49305550100"},
		{"+49 30 5550100", "US", "+49305550100"},
		{"+49 30 5550100", "", "+49305550100"},
		{"3035550101", "", ""},
		{"12", "US", ""},
	} {
		if got, err := phone.Guess(test.text, test.country); got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%q in %q: %q, %v", test.text, test.country, got, err)
		}
	}
}

func TestFormatPhone(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, style, want string }{
		{"+44 (0)20 7946 0018", "e164", "+442079460018"},
		{"+442079460018", "international", "+44 20 7946 0018"},
		{"+442079460018", "national", "020 7946 0018"},
		{"+442079460018", "rfc3966", "tel:+44-20-7946-0018"},
		{"+12405551212", "national", "(240) 555-1212"},
		{"+12405551212", "international", "+1 240-555-1212"},
		{"+39061234567", "national", "06 123 4567"},
		{"+99912345678", "national", "+99912345678"},
	} {
		if got, err := phone.Format(test.text, test.style); got != test.want || err != nil {
			t.Errorf("%s in the style %s: %q, %v", test.text, test.style, got, err)
		}
	}
	for _, test := range [][2]string{{"+442079460018", "pretty"}, {"+1415555012", "national"}, {"2079460018", "national"}, {"", "e164"}} {
		if got, err := phone.Format(test[0], test[1]); got != "" || err == nil {
			t.Errorf("%v: %q", test, got)
		}
	}
}

func TestPhoneNumberComparison(t *testing.T) {
	t.Parallel()
	for _, other := range []string{"+1 (240) 555.1212", "+1 (1) 240 555 1212", "tel:+1-240-555-1212", "+1 240 555 1212 ext. 3"} {
		if !same(t, phoneValue("+1-240-555-1212"), phoneValue(other)) {
			t.Errorf("%q is another number", other)
		}
	}
	if !same(t, phoneValue("+44 (0)20 7946 0018"), phoneValue("+442079460018")) {
		t.Error("a trunk zero matters")
	}
	for _, other := range []string{"+12405551213", "12405551212", "+1240555121", "", "?"} {
		if same(t, phoneValue("+12405551212"), phoneValue(other)) {
			t.Errorf("%q is the same", other)
		}
	}
	if !values.NewPhoneNumberValue("+1-240-555-1212").Same("+12405551212") {
		t.Error("Same compares spelling")
	}
}

// What is read once must be read the same again: a number would otherwise be
// another one after it was stored, and two of them could pass for different.
func FuzzPhone(f *testing.F) {
	for _, text := range []string{
		"+44 (0)20 7946 0018", "+39 06 1", "+54 9 11 15 1234 5678", "+7 8 800 8 8", "+1 1 1 1 1 1 1 1 1 1 1", "tel:+1;phone-context=+44", "+999(0)(0)1234567",
		"+36 06 06 06 1 234 567", "＋４４", "+1 305 555 0100 x12", "+380 0 0 0 0 0", "+55 0xx11 96123-4567",
	} {
		for _, country := range []string{"", "US", "IT", "AR"} {
			f.Add(text, country)
		}
	}
	f.Fuzz(func(t *testing.T, text, country string) {
		if values.CountryProblem(country) != "" {
			country = ""
		}
		if number, err := phone.Read(text, country); err == nil {
			if again, err := phone.Read(number, ""); err != nil || again != number {
				t.Errorf("%q in %q became %q, and that %q, %v", text, country, number, again, err)
			}
		}
		number, err := values.NormalizePhone(text)
		if err != nil {
			if found := problem(t, phoneValue(text)); found == "" {
				t.Errorf("%q is valid and no number", text)
			}
			return
		}
		digits := strings.TrimPrefix(number, "+")
		if len(digits) < 5 || len(digits) > 15 || digits[0] == '0' || strings.ContainsFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) || r > '9' }) {
			t.Errorf("%q became %q", text, number)
		}
		if again, err := values.NormalizePhone(number); err != nil || again != number {
			t.Errorf("%q became %q, and that %q, %v", text, number, again, err)
		}
		if !same(t, phoneValue(text), phoneValue(number)) {
			t.Errorf("%q is not %q", text, number)
		}
	})
}

func BenchmarkNormalizePhone(b *testing.B) {
	for name, text := range map[string]string{"north american": "+12405551212", "british": "+442079460018", "separated": "+44 (0)20 7946 0018"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := values.NormalizePhone(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
