using System.Diagnostics.CodeAnalysis;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>An invoice as expressions see it, with what is open on it now.</summary>
internal sealed class InvoiceView(OpenState state, int row) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members => InvoiceFields.NamesOfInvoice
        .Select(name => KeyValuePair.Create(name, Read(name)))
        .Where(member => !member.Value.IsNothing);

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = Read(name);
        return value.Kind != ValueKind.Missing;
    }

    private Value Read(string name) => InvoiceFields.Find(MatchScope.Invoice, name) is { } field ? ColumnValue.Of(state, field, row) : Value.Missing;
}
