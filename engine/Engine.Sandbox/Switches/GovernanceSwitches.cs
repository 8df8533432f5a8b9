namespace Engine.Sandbox.Switches;

/// <summary>What limits do where sources differ or are silent.</summary>
public static class GovernanceSwitches
{
    public static Switch LimitStatus { get; } = new("limitStatus", "429")
    {
        Decides = "The status of a refusal at the concurrency limit; 401 refuses it as an invalid login, as overload was seen to look.",
        Evidence = "conflict: documented (429), a public connector's test (400); 401 inferred",
        Values = ["429", "400", "401"],
    };

    public static Switch RetryAfter { get; } = new("retryAfter", "0")
    {
        Decides = "Seconds in the Retry-After header of a refusal at the limit; 0 sends none.",
        Evidence = "conflict: not seen live, honoured by one client's test",
        IsNumber = true,
    };

    public static Switch GatewayBody { get; } = new("gatewayBody", "html")
    {
        Decides = "The body of 502, 503 and 504: a proxy's HTML or NetSuite's JSON.",
        Evidence = "inferred",
        Values = ["html", "json"],
    };
}
