using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>NetSuite's error body, with the anchors of RFC 9110 that live accounts answer.</summary>
internal static class ErrorEnvelope
{
    private static readonly Dictionary<int, (string Anchor, string Title)> Kinds = new()
    {
        [400] = ("15.5.1", "Bad Request"),
        [401] = ("15.5.2", "Unauthorized"),
        [404] = ("15.5.5", "Not Found"),
        [405] = ("15.5.6", "Method Not Allowed"),
        [413] = ("15.5.14", "Content Too Large"),
        [422] = ("15.5.21", "Unprocessable Content"),
        // Oracle's sample of 429 has this title.
        [429] = ("15.5.1", "Bad Request"),
        [500] = ("15.6.1", "Internal Server Error"),
    };

    public static Answer Of(Refusal refusal) => Of(
        refusal.Status,
        refusal.Code,
        refusal.Message,
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

    public static Answer InvalidLogin(string account) => Of(401, "INVALID_LOGIN",
        "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at "
        + "Setup > Users/Roles > User Management > View Login Audit Trail.") with
    {
        Headers = new Dictionary<string, string>
        {
            ["WWW-Authenticate"] = $"Bearer realm=\"{account}\", error=\"invalid_token\", error_description=\"Invalid login attempt.\"",
        },
    };

    public static Answer TooMany(int status) => Of(status, "CONCURRENCY_LIMIT_EXCEEDED",
        status == 429
            ? "Concurrent request limit exceeded. Request blocked."
            : "Concurrent request limit exceeded. Request blocked. Verify your concurrency limits at Setup > Integration > "
                + "Integration Management > Integration Governance.");

    public static Answer Unexpected(string errorId) =>
        Of(500, "UNEXPECTED_ERROR", $"An unexpected error occurred. Error ID: {errorId}");
}
