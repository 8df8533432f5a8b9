namespace Engine.Sandbox.Sql;

internal enum SqlKind
{
    Text,
    Number,
    Date,
}
