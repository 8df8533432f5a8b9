using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank;

/// <summary>Gathers what an entry may be found by: what its format names, what its remittance lists, and what stands in its texts.</summary>
internal sealed class FoundReferences(BankRule rule, BankFindings findings)
{
    // By the rules of Business Central, which never matches on less; a bare number so short stands in half of all texts.
    private const int ShortestFound = 5;

    public ImmutableArray<BankReference> Of(BankEntry entry)
    {
        var found = ImmutableArray.CreateBuilder<BankReference>();
        foreach (var reference in entry.References)
        {
            Add(found, reference);
        }

        foreach (var line in entry.Remittance)
        {
            Add(found, new BankReference(line.Kind, line.Id, line.Where));
        }

        foreach (var text in entry.Texts)
        {
            Search(found, entry.Line, text);
        }

        return found.DrainToImmutable();
    }

    private void Search(ImmutableArray<BankReference>.Builder found, int line, BankText text)
    {
        foreach (var (reference, isValid) in CreditorReference.In(text.Text))
        {
            Add(found, new BankReference(isValid ? ReferenceKinds.CreditorReference : ReferenceKinds.BadCreditorReference, reference, text.Where));
            if (!isValid)
            {
                findings.Note(BankCodes.CheckDigits, new Place(line), $"{reference} in {text.Where} looks like a creditor reference, and its check digits are wrong.");
            }
        }

        foreach (var (kind, pattern) in rule.References)
        {
            foreach (var match in pattern.EnumerateMatches(text.Text))
            {
                if (match.Length >= ShortestFound)
                {
                    Add(found, new BankReference(kind, text.Text.Substring(match.Index, match.Length), text.Where));
                }
            }
        }
    }

    private static void Add(ImmutableArray<BankReference>.Builder found, BankReference reference)
    {
        if (reference.Id.Length == 0)
        {
            return;
        }

        foreach (var known in found)
        {
            if (known.Kind == reference.Kind && known.Id == reference.Id)
            {
                return;
            }
        }

        found.Add(reference);
    }
}
