namespace Engine.Sandbox.Http;

/// <summary>
/// The account will not do it. Thrown anywhere in a request and turned into the error envelope at one place, as a database
/// rolls back: whatever the request had prepared is dropped with it.
/// </summary>
internal sealed class Refusal(int status, string code, string detail) : Exception(detail)
{
    // Live answers begin so; Oracle's documentation shows "Error while accessing resource: " instead.
    private const string Prefix = "Error while accessing a resource. ";

    private const string DocumentedPrefix = "Error while accessing resource: ";

    public int Status => status;

    public string DocumentedMessage => Message.StartsWith(Prefix, StringComparison.Ordinal) ? DocumentedPrefix + Message[Prefix.Length..] : Message;

    public string Code => code;

    /// <summary>Where in the body: <c>item.items[0].item</c>.</summary>
    public string? Path { get; init; }

    public string? QueryParameter { get; init; }

    public string? Header { get; init; }

    public string? Url { get; init; }

    /// <summary>True for an external id or entity name already in use, which the statistics count.</summary>
    public bool IsDuplicate { get; init; }

    public static Refusal User(string detail, string? path = null, int status = 400) => new(status, "USER_ERROR", Prefix + detail) { Path = path };

    public static Refusal Content(string detail, string? path = null) => new(400, "INVALID_CONTENT", Prefix + detail) { Path = path };

    public static Refusal Malformed(string detail) =>
        new(400, "INVALID_REQUEST", $"The request could not be understood by the server due to malformed syntax. {detail}");

    /// <summary>NetSuite's words for a reference or value it does not take. The reason is ours, after NetSuite's sentence.</summary>
    public static Refusal InvalidValue(string value, string field, string path, string reason = "") =>
        User($"You have entered an Invalid Field Value {value} for the following field: {field}.{(reason.Length > 0 ? " " + reason : "")}", path);

    public static Refusal Missing(IEnumerable<string> labels) => User($"Please enter value(s) for: {string.Join(", ", labels)}.");

    public static Refusal NoSuchType(string type, string url) =>
        new(404, "NONEXISTENT_ID", $"Record type '{type}' does not exist.") { Url = url };

    /// <summary>Live accounts answer 404 for a missing entity, but 400 for a transaction that is missing or of another type.</summary>
    public static Refusal NoSuchRecord(bool isTransaction) => isTransaction
        ? User("Transaction type specified is incorrect.")
        : new(404, "NONEXISTENT_ID", "The record instance does not exist. Provide a valid record instance ID.");

    public static Refusal Duplicate(bool isEntity) => new(400, "USER_ERROR",
        Prefix + (isEntity ? "This entity already exists." : "This record already exists."))
    { IsDuplicate = true };

    public static Refusal Parameter(string name, string detail) => new(400, "INVALID_PARAMETER", detail) { QueryParameter = name };
}
