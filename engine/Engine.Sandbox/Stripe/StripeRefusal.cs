using System.Text.Json.Nodes;

namespace Engine.Sandbox.Stripe;

/// <summary>An answer in the shape of Stripe's errors.</summary>
/// <param name="type">Such as <c>invalid_request_error</c>.</param>
/// <param name="code">Such as <c>resource_missing</c>; null where Stripe gives none.</param>
/// <param name="param">The parameter that is at fault.</param>
internal sealed class StripeRefusal(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public const string InvalidRequest = "invalid_request_error";

    public int Status { get; } = status;

    public static StripeRefusal Invalid(string message, string? code = null, string? param = null, int status = 400) =>
        new(status, InvalidRequest, code, message, param);

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = type };
        foreach (var (name, value) in new[] { ("code", code), ("param", param) })
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }

        return new JsonObject { ["error"] = error };
    }
}
