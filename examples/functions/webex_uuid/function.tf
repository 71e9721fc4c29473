# Webex spells one identifier in several ways, here with and without padding.
# Two of them mean the same object when their uuids are equal.
output "same" {
  value = (
    provider::webexwholesale::webex_uuid("Y2lzY29zcGFyazovL3VzL1BFT1BMRS82YzhiN2UxYy05YTI3LTRjMjktOGQwYS02ZDFmMGY0ZjJmMzE")
    == provider::webexwholesale::webex_uuid("Y2lzY29zcGFyazovL3VzL1BFT1BMRS82YzhiN2UxYy05YTI3LTRjMjktOGQwYS02ZDFmMGY0ZjJmMzE=")
  )
}
