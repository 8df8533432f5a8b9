namespace Engine.Sandbox.Sql;

/// <summary>One word, literal or sign of a query. The text of a literal is without its quotes.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool Is(string text) =>
        Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && Text.Equals(text, StringComparison.OrdinalIgnoreCase);
}
