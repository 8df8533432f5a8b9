using System.Text;
using Engine.App.Docs;
using Engine.Core.Diagnostics;

namespace Engine.App.Output;

/// <summary>What <c>engine explain CODE</c> prints.</summary>
internal static class CodeText
{
    /// <summary>Three letters and three digits; no event of a source is called that.</summary>
    public static bool IsCode(string text) => text.Length == 6 && text.Take(3).All(char.IsAsciiLetter) && text.Skip(3).All(char.IsAsciiDigit);

    /// <summary>Null when there is none of this id; case does not count.</summary>
    public static DiagnosticCode? Find(string id) =>
        GeneratedDocs.Codes.FirstOrDefault(code => code.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    public static string DidYouMean(string id) => Suggestion.DidYouMean(id.ToUpperInvariant(), GeneratedDocs.Codes.Select(code => code.Id));

    public static string Of(DiagnosticCode code) => $"{code.Id} {code.Title}\n\n{code.Help}\n";

    public static string Json(DiagnosticCode code)
    {
        using var buffer = new MemoryStream();
        JsonOutput.Write(buffer, writer =>
        {
            writer.WriteString("code", code.Id);
            writer.WriteString("title", code.Title);
            writer.WriteString("help", code.Help);
        });
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
