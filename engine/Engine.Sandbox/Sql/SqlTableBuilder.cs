using System.Collections.Immutable;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Sql;

/// <summary>Puts a table together, column by column; a name that is there already stays as it is.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
internal sealed class SqlTableBuilder<TRow>(string name, string group, Func<Company, StoredRecord, IEnumerable<TRow>> rows)
{
    private readonly List<(SqlColumn Column, Func<TRow, object?> Read)> columns = [];

    public SqlTableBuilder<TRow> Add(string column, SqlKind kind, Func<TRow, object?> read) => Add(new SqlColumn(column, kind), read);

    public SqlTableBuilder<TRow> Add(SqlColumn column, Func<TRow, object?> read)
    {
        if (columns.All(known => known.Column.Name != column.Name))
        {
            columns.Add((column, read));
        }

        return this;
    }

    /// <summary>The internal id of a record, whose name <c>BUILTIN.DF</c> shows.</summary>
    public SqlTableBuilder<TRow> Reference(string column, string to, Func<TRow, long?> read) =>
        Add(new SqlColumn(column, SqlKind.Whole) { Names = to }, row => read(row));

    /// <summary>A value of a list, with the name that <c>BUILTIN.DF</c> shows.</summary>
    public SqlTableBuilder<TRow> Listed(string column, Func<TRow, string?> read, Func<TRow, string?> show)
    {
        var hidden = column + "$shown";
        return Add(new SqlColumn(column, SqlKind.Text) { ShownBy = hidden }, read).Add(new SqlColumn(hidden, SqlKind.Text) { IsHidden = true }, show);
    }

    /// <summary>The fields of record types and sublists that a row can be read by.</summary>
    public SqlTableBuilder<TRow> Fields(IEnumerable<FieldDefinition> fields, Func<TRow, FieldMap> map)
    {
        foreach (var field in fields.Where(field => !field.IsReadOnly))
        {
            AddField(field, map);
        }

        return this;
    }

    public SqlTable Build()
    {
        var reads = columns.Select(column => column.Read).ToList();
        return new SqlTable(name, group, [.. columns.Select(column => column.Column)],
            (company, record) => rows(company, record).Select(row => (IReadOnlyList<object?>)[.. reads.Select(read => read(row))]));
    }

    private void AddField(FieldDefinition field, Func<TRow, FieldMap> map)
    {
        var column = field.Name.ToLowerInvariant();
        switch (field.Kind)
        {
            case FieldKind.Text:
                Add(column, SqlKind.Text, row => map(row).Text(field.Name));
                break;
            case FieldKind.Amount or FieldKind.Number:
                Add(column, SqlKind.Number, row => map(row).Number(field.Name));
                break;
            case FieldKind.Whole:
                Add(column, SqlKind.Whole, row => (long?)map(row).Number(field.Name));
                break;
            case FieldKind.Flag:
                Add(column, SqlKind.Text, row => map(row).Flag(field.Name) ? "T" : "F");
                break;
            case FieldKind.Date:
                Add(column, SqlKind.Date, row => map(row).Date(field.Name));
                break;
            case FieldKind.Instant:
                Add(column, SqlKind.Date, row => (map(row)[field.Name] as FieldValue.Instant)?.Value);
                break;
            case FieldKind.Reference:
                Reference(column, field.To, row => map(row).Reference(field.Name));
                break;
            case FieldKind.Enumeration:
                Listed(column, row => map(row).Choice(field.Name), row => map(row).Choice(field.Name) is { } id
                    ? field.Choices.FirstOrDefault(choice => choice.Id == id)?.Name ?? id
                    : null);
                break;
        }
    }
}
