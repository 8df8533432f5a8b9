namespace Engine.Sandbox.Sql;

internal enum SqlTokenKind
{
    Word,
    Number,
    Text,
    Symbol,
    Parameter,
    End,
}
