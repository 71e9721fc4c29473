package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

func TestEscape(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                    "",
		"Acme (UK) Ltd.":      "Acme (UK) Ltd.",
		"a: b":                "a: b",
		"<b>&":                "&lt;b&gt;&amp;",
		"@admins, a@b.c":      "@\u200Badmins, a@\u200Bb.c",
		"a @ b":               "a @ b",
		"#12":                 `\#` + "\u200B12",
		"a|b":                 `a\|b`,
		"[x](javascript:y)":   `\[x\](javascript\:y)`,
		"http://x.example":    "http:\u200B//x.example",
		"www.x.example":       "www\u200B.x.example",
		"`x` *y* _z_ ~~q~~":   "\\`x\\` \\*y\\* \\_z\\_ \\~\\~\u200Bq\\~\\~",
		"1. item":             `1\. item`,
		"- item":              `\- item`,
		":tada:":              `\:tada:`,
		"a\nb":                "a b",
		"\xff<":               "\uFFFD&lt;",
		"</details><img src>": "&lt;/details&gt;&lt;img src&gt;",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := escapeHTML("<i>@you\n#1"); got != "&lt;i&gt;@\u200Byou #\u200B1" {
		t.Errorf("%q", got)
	}
}

// many is a review of so many customers with so many people each, and of names
// that get longer when they are made harmless.
func many(customers, people int, name string) *review.Review {
	made := &review.Review{Summary: review.Summary{Sentence: "Much."}}
	for number := range customers {
		customer := review.Customer{Name: fmt.Sprintf("%s %d", name, number), Action: review.CustomerDetached}
		for range people {
			customer.People = append(customer.People, review.Person{Change: review.PersonLeaves, Text: name + " leaves."})
			customer.Findings = append(customer.Findings, review.Finding{Gate: review.GateIrreversible, Text: fmt.Sprintf("%s is gone %d.", name, len(customer.People))})
		}
		customer.Seats = []review.Seats{{Title: name, Before: review.SeatsState{State: review.SeatsUnlimited}, After: review.SeatsState{State: review.SeatsAbsent}, Note: name}}
		made.Customers = append(made.Customers, customer)
	}
	for range people {
		made.Templates = append(made.Templates, review.Template{Text: name})
		made.Findings = append(made.Findings, review.Finding{Gate: review.GateIncomplete, Text: fmt.Sprintf("%s %d", name, len(made.Findings))})
	}
	return made
}

// TestLimit holds for whatever is reviewed, and nothing is cut without a word.
func TestLimit(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"A", strings.Repeat("<&>", 60), strings.Repeat("😀", 190), strings.Repeat("@a", 90), "Jürgen", strings.Repeat("\xff", 100)}
	for range 30 {
		customers, people := random.IntN(1+random.IntN(200)), random.IntN(1+random.IntN(500))
		made := many(customers, people/(1+random.IntN(1+customers)), names[random.IntN(len(names))])
		text := render(made)
		if length(text) > Limit || !utf8.ValidString(text) {
			t.Fatalf("%d customers: %d units", customers, length(text))
		}
		blocks, ends := strings.Count(text, "<details>"), strings.Count(text, "</details>")
		if blocks != ends || (blocks < customers) != strings.Contains(text, "**Cut here.**") {
			t.Fatalf("%d customers: %d of %d blocks are closed, and the text doesn't say what was cut", customers, ends, blocks)
		}
	}
}

func TestCutIsCounted(t *testing.T) {
	t.Parallel()
	made := many(1000, 3, "Somebody")
	text := render(made)
	shown := strings.Count(text, "<details>")
	if want := fmt.Sprintf("%d of 1000 customers are not shown, with %d things that can't be undone.", 1000-shown, 3*(1000-shown)); shown == 0 || !strings.Contains(text, want) {
		t.Errorf("%d are shown; %q is not said", shown, want)
	}
	if text := render(many(1, 3000, "Somebody")); !strings.Contains(text, "… and 2") || !strings.Contains(text, "> **Cut.**") {
		t.Error("a long list is cut without a word")
	}
	if text := render(many(2, 2, "Somebody")); strings.Contains(text, "Cut") {
		t.Error("a short text is cut")
	}
}
