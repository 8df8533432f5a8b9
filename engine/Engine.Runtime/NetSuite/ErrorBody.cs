using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Reads the body of a refusal: <c>o:errorDetails[]</c> with detail, code and place. Proxies and failures answer with HTML or nothing,
/// which then has no code.
/// </summary>
internal static class ErrorBody
{
    private const int MaxDetail = 2000;

    private static readonly string[] Places = ["o:errorPath", "o:errorQueryParam", "o:errorHeader", "o:errorUrl", "o:urlPath"];

    public static NetSuiteError Read(RestAnswer.Answered answer)
    {
        var errors = Details(answer.Body).Select(detail => Error(answer.Status, detail)).ToList();
        if (errors.Count == 0)
        {
            var detail = $"HTTP {answer.Status} without an error body of NetSuite.";
            return new(NetSuiteErrorCatalogue.Classify(answer.Status, "", ""), "", detail, null);
        }

        var first = errors.Find(error => error.Class == NetSuiteErrorClass.Limit)
            ?? errors.Find(error => error.Class != NetSuiteErrorClass.Unrecognised)
            ?? errors[0];
        return first with { Detail = Cut(string.Join(" ", errors.Select(error => error.Detail).Distinct())) };
    }

    private static IEnumerable<Value> Details(ReadOnlyMemory<byte> body)
    {
        var content = Parse(body);
        var details = content.Member("o:errorDetails");
        if (details.Kind == ValueKind.List)
        {
            return details.AsList();
        }

        return content.Member("o:errorCode").IsNothing ? [] : [content];
    }

    private static NetSuiteError Error(int status, Value detail)
    {
        var code = Text(detail.Member("o:errorCode")) ?? "";
        var words = Text(detail.Member("detail")) ?? Text(detail.Member("title")) ?? "";
        var place = Places.Select(name => Text(detail.Member(name))).FirstOrDefault(text => text is not null);
        return new(NetSuiteErrorCatalogue.Classify(status, code, words), code, words, place);
    }

    private static Value Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? Value.Missing : JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Missing;
        }
    }

    private static string? Text(Value value) => value.Kind == ValueKind.Text ? value.AsText() : null;

    private static string Cut(string text) => text.Length <= MaxDetail ? text : text[..MaxDetail] + "…";
}
