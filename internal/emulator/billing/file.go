package billing

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// linkLifetime is how long a link to a report works.
const linkLifetime = 15 * time.Minute

// link is the path of the report's file. Who has it needs no token.
func link(r store.BillingReport, now time.Time) string {
	expires := strconv.FormatInt(now.Add(linkLifetime).Unix(), 10)
	query := url.Values{"Expires": {expires}, "Signature": {signature(r, expires)}}
	return billingReportsPath + "/" + webexid.Encode(webexid.BillingReport, r.UUID) + "/download?" + query.Encode()
}

func signature(r store.BillingReport, expires string) string {
	mac := hmac.New(sha256.New, []byte(r.SignatureKey))
	_, _ = fmt.Fprintf(mac, "%s/%s", r.UUID, expires)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// download answers with the CSV file. It shows what there is now,
// whatever the days of the report: the emulator keeps no history.
func download(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	expires := c.Query.Get("Expires")
	until, err := strconv.ParseInt(expires, 10, 64)
	if err != nil || c.Now.Unix() > until || !hmac.Equal([]byte(c.Query.Get("Signature")), []byte(signature(*found, expires))) ||
		status(*found, c.Now.UnixMilli()) != wire.BillingReportCompleted {
		return nil, rest.Refuse(rest.ReportLinkExpired)
	}
	titles, lines, err := lines(ctx, c, *found)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	writer := csv.NewWriter(&file)
	for _, line := range append([][]string{titles}, lines...) {
		if err := writer.Write(line); err != nil {
			return nil, err
		}
	}
	writer.Flush()
	if err := writer.Error(); err != nil {
		return nil, err
	}
	made := rest.NewReply(http.StatusOK)
	made.Header.Set("Content-Type", "text/csv;charset=utf-8")
	made.Body = file.Bytes()
	return made, nil
}

// lines counts the users of a package; a report of type USER
// names them.
func lines(ctx context.Context, c *rest.Call, of store.BillingReport) (titles []string, lines [][]string, err error) {
	seats, err := store.SelectSeats(ctx, c.Tx, of.SubPartner)
	if err != nil {
		return nil, nil, err
	}
	period := []string{of.StartDate, of.EndDate}
	titles = []string{"BILLING_START_DATE", "BILLING_END_DATE"}
	key := func(one store.Seat) []string { return []string{one.PackageName} }
	switch of.ReportType {
	case wire.BillingReportPartner:
		titles = append(titles, "PACKAGE")
	case wire.BillingReportCustomer:
		titles = append(titles, "CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_NAME", "PACKAGE")
		key = func(one store.Seat) []string { return append(owner(one), one.PackageName) }
	default:
		titles = append(titles, "CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_NAME", "USER_ID", "USER_EMAIL", "PACKAGE")
		key = func(one store.Seat) []string {
			return append(owner(one), webexid.Encode(webexid.Subscriber, one.Subscriber), one.Email, one.PackageName)
		}
	}
	counts, order := map[string]int{}, [][]string{}
	for _, one := range seats {
		line := key(one)
		name := fmt.Sprintf("%q", line)
		if counts[name] == 0 {
			order = append(order, line)
		}
		counts[name]++
	}
	for _, line := range order {
		count := strconv.Itoa(counts[fmt.Sprintf("%q", line)])
		lines = append(lines, append(append(period[:2:2], line...), count))
	}
	return append(titles, "QUANTITY"), lines, nil
}

// owner is how a line names the customer.
func owner(s store.Seat) []string {
	return []string{webexid.Encode(webexid.Customer, s.Customer), s.ExternalID, s.CustomerName}
}
