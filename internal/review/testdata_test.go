package review_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/document"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/markdown"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a plan with a bit of everything, and with names that try to break
// what they stand in.
func sample() string {
	hostile := "Eve | <script>alert(1)</script> @admins #12 [x](http://evil.example)\n\x1b[31m\u202E"
	return planText([]object{
		change("customer.acme", "update", acme(), with(acme(), object{"packages": object{
			"webex_calling": object{"quantity": 60}, "webex_suite": object{"quantity": 10}, "cisco_calling_plan": object{"quantity": nil},
		}})),
		change("customer.globex", "delete", with(acme(), object{"id": "c2", "external_id": "globex", "name": "Globex & Söhne", "deletion_protection": false}), nil),
		same("location.austin", austin()),
		change("user.ann", "update", ann(), with(ann(), object{"roles": []string{}, "phone_number": "+15125550101"})),
		change("user.bob", "delete", bob(), nil),
		change(`user.people["eve@acme.example"]`, "create", nil, with(bob(), object{
			"id": nil, "first_name": hostile, "last_name": "", "email": "eve@acme.example", "phone_number": "+1 (512) 555-0199", "extension": "2102",
		})),
		{
			"address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_name": "registry.terraform.io/hashicorp/aws",
			"change": object{"actions": []string{"create"}, "after": object{}},
		},
	}, nil)
}

// TestGolden compares each format with a file. Run it with -update where it is
// meant to change, and read the difference.
func TestGolden(t *testing.T) {
	t.Parallel()
	made := built(t, sample(), review.Options{Gates: []review.GateName{review.GateIrreversible, review.GateDrift}})
	for name, write := range writers() {
		var output bytes.Buffer
		if err := write(&output, made); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, output.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := output.String(); got != strings.ReplaceAll(string(want), "\r\n", "\n") {
			t.Errorf("%s differs:\n%s", path, got)
		}
	}
}

// TestNothingPersonal looks for what must not be shown, in every format.
func TestNothingPersonal(t *testing.T) {
	t.Parallel()
	for _, show := range []bool{false, true} {
		made := built(t, sample(), review.Options{PersonalData: show})
		for name, write := range writers() {
			var output bytes.Buffer
			if err := write(&output, made); err != nil {
				t.Fatal(err)
			}
			// A format may put invisible characters into an address.
			plain := strings.ReplaceAll(output.String(), "\u200B", "")
			for _, personal := range []string{"eve@acme.example", "5125550101", "555-0199"} {
				if !show && strings.Contains(plain, personal) {
					t.Errorf("%s shows %s", name, personal)
				}
			}
			if show && !strings.Contains(strings.ReplaceAll(plain, "&#43;", "+"), "+15125550101") {
				t.Errorf("%s doesn't show what is to be shown", name)
			}
			for _, harmful := range []string{"<script", "\u202E", "\x1b[31m\n"} {
				if (name == "review.md" || name == "review.html" || harmful != "<script") && strings.Contains(output.String(), harmful) {
					t.Errorf("%s has %q in it", name, harmful)
				}
			}
		}
	}
}

func writers() map[string]func(*bytes.Buffer, *review.Review) error {
	return map[string]func(*bytes.Buffer, *review.Review) error{
		"review.txt":       func(w *bytes.Buffer, r *review.Review) error { return text.Write(w, r, false) },
		"review-color.txt": func(w *bytes.Buffer, r *review.Review) error { return text.Write(w, r, true) },
		"review.md":        func(w *bytes.Buffer, r *review.Review) error { return markdown.Write(w, r) },
		"review.html":      func(w *bytes.Buffer, r *review.Review) error { return page.Write(w, r) },
		"review.json":      func(w *bytes.Buffer, r *review.Review) error { return document.Write(w, r) },
	}
}

// TestKeysAreMasked masks what stands for a person in an address, however it is
// spelled, in what fails and in a name that is too long to be shown.
func TestKeysAreMasked(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 190) + " secret.person@acme.example"
	changes := []object{same("customer.acme", acme()), change("customer.acme", "delete", with(acme(), object{"name": long}), nil, object{"deposed": "abcd"})}
	for key, hidden := range map[string]string{
		`o'brien@acme.example`: "brien", `ann=secret@acme.example`: "secret", `{secret}@acme.example`: "secret",
		`(512) 555-0101`: "555", `15125550101`: "555", `+1 512 555 0101`: "555", `tel:512-555-0101`: "555",
	} {
		one := change("user.bob", "delete", with(bob(), object{"first_name": nil, "last_name": nil, "email": nil, "phone_number": nil, "extension": nil}), nil)
		one["address"] = fmt.Sprintf("webexwholesale_customer_user.people[%q]", key)
		text := planText(append(changes, one), object{"checks": []object{{"address": object{"to_display": fmt.Sprintf("check.one[%q]", key)}, "status": "fail"}}})
		for _, show := range []bool{false, true} {
			shown, err := json.Marshal(built(t, text, review.Options{PersonalData: show}))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(shown), hidden) != show {
				t.Errorf("%s: shown is not %v in %s", key, show, shown)
			}
			if strings.Contains(string(shown), "secret.per") && !show {
				t.Errorf("the end of a long name is shown in %s", shown)
			}
		}
	}
}

// TestInvisibleCharacters are left out of names, but for those that join
// letters.
func TestInvisibleCharacters(t *testing.T) {
	t.Parallel()
	made := built(t, planText([]object{change("customer.acme", "create", nil,
		with(acme(), object{"name": "A\u202Ec\u2066m\u00ADe\u2060\U000E0041 \u0646\u200C\u0645\x1b[31m\r\n2"}))}, nil), review.Options{})
	if got := made.Customers[0].Name; got != "Acme \u0646\u200C\u0645 [31m 2" {
		t.Errorf("%q", got)
	}
}
