package contributing_test

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
)

const (
	registry = "https://registry.terraform.io/providers/webex-wholesale/webexwholesale/latest/docs"
	home     = "https://github.com/webex-wholesale/terraform-provider-webexwholesale/"
)

var (
	fences  = regexp.MustCompile("(?ms)^ *```.*?^ *```")
	links   = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	marks   = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
)

// Pages of docs/ are shown by the Registry, where a path to a file leads nowhere; all others are read in the repository.
func TestLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, page := range pages(t) {
		for _, link := range links.FindAllStringSubmatch(fences.ReplaceAllString(read(t, page), ""), -1) {
			target, anchor, ours := inRepository(t, page, link[1])
			if !ours {
				continue
			}
			checked++
			if strings.HasPrefix(page, "docs/") && !strings.Contains(link[1], "://") && !strings.HasPrefix(link[1], "#") {
				t.Errorf("%s: the Registry doesn't follow %s, which has to be absolute", page, link[1])
			}
			if _, err := fs.Stat(repository(), target); err != nil {
				t.Errorf("%s: %s leads nowhere: %v", page, link[1], err)
			} else if anchor != "" && !hasAnchor(read(t, target), anchor) {
				t.Errorf("%s: %s has no heading for #%s", page, target, anchor)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d links were found", checked)
	}
}

func pages(t *testing.T) []string {
	t.Helper()
	found := []string{"README.md", "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md", "examples/llms.txt"}
	for _, folder := range []string{"docs", "examples"} {
		err := fs.WalkDir(repository(), folder, func(file string, _ fs.DirEntry, err error) error {
			if path.Ext(file) == ".md" {
				found = append(found, file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// inRepository tells which file of this repository a link means, if any.
func inRepository(t *testing.T, page, link string) (file, anchor string, ours bool) {
	t.Helper()
	where, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", page, err)
		return "", "", false
	}
	link, _, _ = strings.Cut(link, "#")
	switch {
	case link == "":
		return page, where.Fragment, true
	case link == registry:
		return "docs/index.md", where.Fragment, true
	case strings.HasPrefix(link, registry+"/"):
		return "docs" + strings.TrimPrefix(link, registry) + ".md", where.Fragment, true
	case strings.HasPrefix(link, home+"blob/main/"):
		return strings.TrimPrefix(link, home+"blob/main/"), where.Fragment, true
	case strings.HasPrefix(link, home+"tree/main/"):
		return strings.TrimPrefix(link, home+"tree/main/"), where.Fragment, true
	case where.Scheme != "":
		return "", "", false
	default:
		return path.Join(path.Dir(page), where.Path), where.Fragment, true
	}
}

func hasAnchor(content, anchor string) bool {
	if strings.Contains(content, `<a id="`+anchor+`">`) {
		return true
	}
	for _, title := range heading.FindAllStringSubmatch(fences.ReplaceAllString(content, ""), -1) {
		slug := strings.ReplaceAll(marks.ReplaceAllString(strings.ToLower(title[1]), ""), " ", "-")
		if slug == anchor {
			return true
		}
	}
	return false
}
