using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Names of companies and people in one spelling.</summary>
public sealed class NormalizeName : TransformFunction
{
    // Banks and customers write them or leave them out as they like.
    private static readonly FrozenSet<string> LegalForms = new[]
    {
        "INC", "INCORPORATED", "LLC", "LLP", "LP", "LTD", "LIMITED", "CORP", "CORPORATION", "CO", "COMPANY", "PLC", "GMBH", "AG", "KG", "UG", "SE", "BV", "NV", "SA", "SAS",
        "SARL", "SRL", "SPA", "PTY", "AB", "AS", "OY", "APS",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Written out: what the platform knows of letters depends on how it was installed.
    private static readonly FrozenDictionary<char, string> Plain = new[]
    {
        ("ÀÁÂÃÄÅĀĂĄ", "A"), ("ÇĆČĈĊ", "C"), ("ĎĐÐ", "D"), ("ÈÉÊËĒĖĘĚ", "E"), ("ĜĞĠĢ", "G"), ("ÌÍÎÏĪĮİ", "I"), ("Ķ", "K"), ("ĹĻĽŁ", "L"), ("ÑŃŅŇ", "N"), ("ÒÓÔÕÖØŌŐ", "O"),
        ("ŔŖŘ", "R"), ("ŚŜŞŠȘ", "S"), ("ŢŤȚ", "T"), ("ÙÚÛÜŪŮŰŲ", "U"), ("ÝŸŶ", "Y"), ("ŹŻŽ", "Z"), ("ßẞ", "SS"), ("Æ", "AE"), ("Œ", "OE"), ("Þ", "TH"),
    }.SelectMany(group => group.Item1.Select(letter => (letter, group.Item2))).ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    public override FunctionSpec Spec { get; } = new(
        Name: "normalizeName",
        Summary: "A company's or person's name in capitals, without accents, punctuation and legal forms (Inc, LLC, GmbH …), & as AND, so that spellings of one name are equal.",
        Parameters: [new("name", Kinds.Text, "the name")],
        Returns: Kinds.Text,
        Examples:
        [
            new("normalizeName('Café Müller & Co., Ltd.')", "CAFE MULLER AND"),
            new("normalizeName('ACME  INC')", "ACME"),
            new("normalizeName('The Co')", "THE"),
        ]);

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) => Value.Of(Of(arguments[0].AsText()));

    /// <summary>The same for code.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Replace("&", " AND ", StringComparison.Ordinal))
        {
            // Apostrophes and points stand inside words: O'Neil, S.A.
            if (char.IsLetterOrDigit(c))
            {
                var capital = char.ToUpperInvariant(c);
                text.Append(Plain.GetValueOrDefault(capital) ?? capital.ToString());
            }
            else if (c is not ('\'' or '.' or '\u2019') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(' ');
            }
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(word => !LegalForms.Contains(word)));
    }
}
