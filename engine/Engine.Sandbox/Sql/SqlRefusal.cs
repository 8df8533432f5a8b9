using Engine.Sandbox.Http;

namespace Engine.Sandbox.Sql;

/// <summary>The three refusals of a query that live accounts were seen to give; all are 400 INVALID_PARAMETER on <c>q</c>.</summary>
internal static class SqlRefusal
{
    private const string Prefix = "Invalid search query. Detailed unprocessed description follows. ";

    /// <param name="tables">What the query reads from, as <c>{t=transaction}</c> shows it.</param>
    public static Refusal UnknownIdentifier(string name, string tables) =>
        Refusal.Parameter("q", $"{Prefix}Search error occurred: Unknown identifier '{name}'. Available identifiers are: {{{tables}}}.");

    public static Refusal UnknownTable(string name) => Refusal.Parameter("q", $"{Prefix}Invalid search type: {name}.");

    /// <summary>The role may not read the type; a connector's test expects these words.</summary>
    public static Refusal Denied(string table) => Refusal.Parameter("q", $"{Prefix}Search error occurred: Record '{table.ToLowerInvariant()}' was not found.");

    public static Refusal Unsupported() => Refusal.Parameter("q", $"{Prefix}Search error occurred: Invalid or unsupported search.");
}
