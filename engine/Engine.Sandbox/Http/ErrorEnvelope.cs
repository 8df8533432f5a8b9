using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>NetSuite's error body, with the anchors of RFC 9110 that live accounts answer.</summary>
internal static class ErrorEnvelope
{
    private static readonly Dictionary<int, (string Anchor, string Title)> Kinds = new()
    {
        [400] = ("15.5.1", "Bad Request"),
        [401] = ("15.5.2", "Unauthorized"),
        [403] = ("15.5.4", "Forbidden"),
        [404] = ("15.5.5", "Not Found"),
        [405] = ("15.5.6", "Method Not Allowed"),
        [406] = ("15.5.7", "Not Acceptable"),
        [409] = ("15.5.10", "Conflict"),
        [413] = ("15.5.14", "Content Too Large"),
        [422] = ("15.5.21", "Unprocessable Content"),
        // Oracle's sample of 429 has this title.
        [429] = ("15.5.1", "Bad Request"),
        [500] = ("15.6.1", "Internal Server Error"),
        [502] = ("15.6.3", "Bad Gateway"),
        [503] = ("15.6.4", "Service Unavailable"),
        [504] = ("15.6.5", "Gateway Timeout"),
    };

    /// <param name="documented">Whether the detail begins as Oracle's documentation shows it instead of as live accounts do.</param>
    public static Answer Of(Refusal refusal, bool documented = false) => Of(
        refusal.Status,
        refusal.Code,
        documented ? refusal.DocumentedMessage : refusal.Message,
        ("o:errorPath", refusal.Path),
        ("o:errorQueryParam", refusal.QueryParameter),
        ("o:errorHeader", refusal.Header),
        ("o:errorUrl", refusal.Url));

    public static Answer Of(int status, string code, string detail, params ReadOnlySpan<(string Name, string? Value)> extra)
    {
        var details = new JsonObject { ["detail"] = detail, ["o:errorCode"] = code };
        foreach (var (name, value) in extra)
        {
            if (value is not null)
            {
                details[name] = value;
            }
        }

        var (anchor, title) = Kinds[status];
        return new Answer(status, new JsonObject
        {
            ["type"] = $"https://www.rfc-editor.org/rfc/rfc9110.html#section-{anchor}",
            ["title"] = title,
            ["status"] = status,
            ["o:errorDetails"] = new JsonArray(details),
        })
        {
            ResourceType = "error",
        };
    }

    public static Answer InvalidLogin(string code, string challenge) => Of(401, code,
        "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at "
        + "Setup > Users/Roles > User Management > View Login Audit Trail.").With("WWW-Authenticate", challenge);

    /// <summary>A second request under an idempotency key: 400, although it says <c>Conflict</c> (Oracle help, subsect_164494900632).</summary>
    public static Answer SameKey(string location)
    {
        var answer = Of(400, "IDEMPOTENCY_ERROR",
            "A request with the same idempotency key is already submitted. Use the Location header to see its job.");
        answer.Body!["title"] = "Conflict";
        return answer.With("Location", location);
    }

    public static Answer TooMany(int status) => Of(status, "CONCURRENCY_LIMIT_EXCEEDED",
        status == 429
            ? "Concurrent request limit exceeded. Request blocked."
            : "Concurrent request limit exceeded. Request blocked. Verify your concurrency limits at Setup > Integration > "
                + "Integration Management > Integration Governance.");

    public static Answer Unexpected(int status, string errorId) =>
        Of(status, "UNEXPECTED_ERROR", $"An unexpected error occurred. Error ID: {errorId}");
}
