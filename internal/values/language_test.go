package values_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func tongue(text string) value { return values.NewLanguageValue(text) }

func TestLanguageExists(t *testing.T) {
	t.Parallel()
	validity(t, tongue, []string{"en", "EN", "en_US", "en_us", "EN_us", "de_CH", "pt_BR", "zh_TW", "he", "nb_NO", "no"}, map[string]string{
		"":           "is empty",
		"en-US":      `write "en_US"`,
		"en-us":      `write "en_us"`,
		"en-XX":      `"en-XX" is not a language`,
		"e":          "is not a language",
		"eng":        "is not a language",
		"english":    `no ISO 639-1 language "english"`,
		"xx":         `no ISO 639-1 language "xx"`,
		"xx_US":      `no ISO 639-1 language "xx"`,
		"_US":        "is not a language",
		"en_":        `no country ""`,
		"en_XX":      `no country "XX"`,
		"en_EU":      `no country "EU"`,
		"en_UK":      `Did you mean "en_GB"?`,
		"en_USA":     `Did you mean "en_US"?`,
		"en_US_x":    `no country "US_x"`,
		"en US":      "is not a language",
		"en_US.UTF8": `no country "US.UTF8"`,
	})
}

func TestLanguageComparison(t *testing.T) {
	t.Parallel()
	if !same(t, tongue("en_US"), tongue("en_us")) {
		t.Error("case matters")
	}
	for old, present := range map[string]string{"iw": "he", "IW_IL": "he_IL", "in_ID": "id_id", "ji": "yi", "mo_MD": "ro_MD", "jw": "jv"} {
		if !same(t, tongue(old), tongue(present)) || problem(t, tongue(old)) != "" {
			t.Errorf("%s is not %s", old, present)
		}
	}
	if same(t, tongue("en"), tongue("en_us")) || same(t, tongue("en-us"), tongue("en_us")) {
		t.Error("different languages are the same")
	}
}
