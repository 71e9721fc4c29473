# The emulator in a container that holds nothing but the program: the binary of a release for Linux, or of `make build`.
#
#   docker build --build-arg BINARY=terraform-provider-webexwholesale_v1.2.3 -t webex-wholesale-emulator .
#   docker run --rm -p 127.0.0.1:8791:8791 webex-wholesale-emulator
FROM scratch
ARG BINARY=bin/terraform-provider-webexwholesale
COPY ${BINARY} /terraform-provider-webexwholesale
USER 65532:65532
EXPOSE 8791
HEALTHCHECK --interval=5s --timeout=6s --start-period=5s CMD ["/terraform-provider-webexwholesale", "emulator", "health"]
ENTRYPOINT ["/terraform-provider-webexwholesale", "emulator"]
CMD ["-listen", "0.0.0.0:8791", "-data", ":memory:"]
