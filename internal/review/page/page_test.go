package page_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/page"
)

func written(t *testing.T) string {
	t.Helper()
	five, seven, two := int64(5), int64(7), int64(2)
	made := &review.Review{Summary: review.Summary{Sentence: "Two customers change."}, Customers: []review.Customer{
		{
			Name: `<img src=x onerror=alert(1)>`, Action: review.CustomerChanged, Changes: []string{"Renamed."},
			Seats: []review.Seats{
				{Title: "Webex Calling", Before: review.SeatsState{State: review.SeatsLimited, Quantity: &five, Used: &two}, After: review.SeatsState{State: review.SeatsLimited, Quantity: &seven, Used: &two}},
				{Title: "Webex Suite", Before: review.SeatsState{State: review.SeatsUnlimited}, After: review.SeatsState{State: review.SeatsUnlimited}},
			},
			People:   []review.Person{{Change: review.PersonJoins, Text: "Ann joins."}},
			Findings: []review.Finding{{Gate: review.GateIrreversible, Text: "Bob is deleted."}},
		},
		{Name: "Globex", Action: review.CustomerUnchanged, Notes: []string{"A note."}},
	}}
	var output bytes.Buffer
	if err := page.Write(&output, made); err != nil {
		t.Fatal(err)
	}
	return output.String()
}

// TestPageIsForEverybody follows the rules that a machine can check: one h1,
// headings without a gap, labels that exist, headers of tables with a scope, a
// text for the chart, a language and a title.
func TestPageIsForEverybody(t *testing.T) {
	t.Parallel()
	document, err := html.Parse(strings.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	ids, labels, level, count := map[string]bool{}, []string{}, 0, map[string]int{}
	for node := range document.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		count[node.Data]++
		attributes := map[string]string{}
		for _, one := range node.Attr {
			attributes[one.Key] = one.Val
		}
		if id := attributes["id"]; id != "" {
			if ids[id] {
				t.Errorf("the id %s is there twice", id)
			}
			ids[id] = true
		}
		if label := attributes["aria-labelledby"]; label != "" {
			labels = append(labels, label)
		}
		if target, ok := strings.CutPrefix(attributes["href"], "#"); ok {
			labels = append(labels, target)
		}
		switch node.Data {
		case "h1", "h2", "h3":
			now := int(node.Data[1] - '0')
			if now > level+1 {
				t.Errorf("a heading of level %d comes after one of level %d", now, level)
			}
			level = now
		case "th":
			if attributes["scope"] == "" {
				t.Error("a header of a table has no scope")
			}
		case "html":
			if attributes["lang"] != "en" {
				t.Error("the page has no language")
			}
		case "svg":
			if attributes["role"] != "img" || attributes["aria-labelledby"] == "" {
				t.Error("the chart has no text")
			}
		case "script", "link", "img", "iframe":
			t.Errorf("the page has an element %s", node.Data)
		}
	}
	for _, label := range labels {
		if !ids[label] {
			t.Errorf("nothing has the id %s", label)
		}
	}
	if count["h1"] != 1 || count["main"] != 1 || count["title"] != 2 || count["caption"] != count["table"] || count["svg"] != 1 || count["nav"] != 1 {
		t.Errorf("%v", count)
	}
}

func TestPageNeedsNothingElse(t *testing.T) {
	t.Parallel()
	text := written(t)
	for _, outside := range []string{"http://", "https://", "url(", "@import", "<img"} {
		if strings.Contains(strings.ReplaceAll(text, `xmlns="http://www.w3.org/2000/svg"`, ""), outside) {
			t.Errorf("the page has %s in it", outside)
		}
	}
	if !strings.Contains(text, "&lt;img src=x") || !strings.Contains(text, "Webex Calling 5 before, 7 after, used 2.") {
		t.Error(text)
	}
}

// TestContrast computes the contrast of each colour of text on its ground, which
// must be 4.5 to 1, in the light, in the dark, and in print.
func TestContrast(t *testing.T) {
	t.Parallel()
	palettes := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllStringSubmatch(written(t), -1)
	if len(palettes) != 3 {
		t.Fatalf("there are %d palettes", len(palettes))
	}
	for _, palette := range palettes {
		colours := map[string]string{}
		for _, one := range regexp.MustCompile(`--(\w+): (#[0-9a-f]+)`).FindAllStringSubmatch(palette[1], -1) {
			colours[one[1]] = one[2]
		}
		for _, name := range []string{"ink", "soft", "add", "remove", "change", "warn", "link"} {
			for _, ground := range []string{"paper", "box"} {
				if ratio := contrast(t, colours[name], colours[ground]); ratio < 4.5 {
					t.Errorf("%s on %s has a contrast of %.1f", name, ground, ratio)
				}
			}
		}
		for _, name := range []string{"bar", "seat", "used"} {
			if ratio := contrast(t, colours[name], colours["paper"]); ratio < 2.8 {
				t.Errorf("a bar has a contrast of %.1f", ratio)
			}
		}
	}
}
