using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Books;

/// <summary>The earlier transactions that one names, as its fields and sublists are defined to link.</summary>
internal static class DocumentLinks
{
    public static IEnumerable<DocumentLink> Of(StoredRecord? record) => record is null ? [] : OfFields(record).Concat(OfLines(record));

    private static IEnumerable<DocumentLink> OfFields(StoredRecord record) =>
        from field in record.Definition.Fields
        where field.Links is not null && record.Fields.Has(field.Name)
        let amount = field.Links == LinkKind.Drawn ? Balances.Of(record).Total : 0
        select new DocumentLink(record.Fields.Reference(field.Name)!.Value, record.Id, field.Links!.Value, amount);

    private static IEnumerable<DocumentLink> OfLines(StoredRecord record) =>
        from sublist in record.Definition.Sublists
        where sublist.Links is not null
        from line in record.LinesOf(sublist.Name)
        where line.Has(sublist.DocumentField)
        select new DocumentLink(line.Reference(sublist.DocumentField)!.Value, record.Id, sublist.Links!.Value, line.Number("amount") ?? 0);
}
