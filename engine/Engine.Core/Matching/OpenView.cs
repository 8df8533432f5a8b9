using System.Diagnostics.CodeAnalysis;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>An invoice, or the customer whose invoice it is, as expressions see it, with what is open on it now.</summary>
/// <param name="owner">Which of the two: <see cref="MatchScope.Invoice"/> or <see cref="MatchScope.Customer"/>.</param>
/// <param name="state">What is open.</param>
/// <param name="row">Where the invoice stands.</param>
internal sealed class OpenView(string owner, OpenState state, int row) : IValueObject
{
    public IEnumerable<KeyValuePair<string, Value>> Members => InvoiceFields.NamesOf(owner)
        .Select(name => KeyValuePair.Create(name, Read(name)))
        .Where(member => !member.Value.IsNothing);

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = Read(name);
        return value.Kind != ValueKind.Missing;
    }

    private Value Read(string name) => InvoiceFields.Find(owner, name) is { } field ? ColumnValue.Of(state, field, row) : Value.Missing;
}
