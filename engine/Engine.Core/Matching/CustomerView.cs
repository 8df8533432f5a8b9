using System.Diagnostics.CodeAnalysis;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>The customer of an invoice as expressions see it.</summary>
internal sealed class CustomerView(OpenState state, int row) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members => InvoiceFields.NamesOfCustomer
        .Select(name => KeyValuePair.Create(name, Read(name)))
        .Where(member => !member.Value.IsNothing);

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = Read(name);
        return value.Kind != ValueKind.Missing;
    }

    private Value Read(string name) => InvoiceFields.Find(MatchScope.Customer, name) is { } field ? ColumnValue.Of(state, field, row) : Value.Missing;
}
