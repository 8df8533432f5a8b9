using System.Globalization;
using Engine.Core.Sources.Files;
using Engine.Core.Values;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Events of banks in a few words.</summary>
internal static class BankText
{
    /// <summary>Type, amount and currency of each entry; the refusal when the file was refused.</summary>
    public static string Of(IEnumerable<FileEvent> events) => string.Join("; ", events.Select(Of).Where(text => text.Length > 0));

    public static IEnumerable<Value> Entries(IEnumerable<FileEvent> events) => events.OfType<FileEvent.Row>()
        .Where(row => row.Reading.Event.Type != "file.read")
        .Select(row => row.Reading.Event.Payload.Member("data"));

    public static Value Summary(IEnumerable<FileEvent> events) =>
        events.OfType<FileEvent.Row>().Single(row => row.Reading.Event.Type == "file.read").Reading.Event.Payload.Member("data");

    /// <summary>Codes of the deviations that were noted, each once.</summary>
    public static string Noted(IEnumerable<FileEvent> events) =>
        string.Join(' ', Summary(events).Member("deviations").AsList().Select(one => one.Member("code").AsText()).Distinct());

    public static decimal Money(IEnumerable<FileEvent> events) =>
        Entries(events).Select(entry => entry.Member("amount")).Where(amount => amount.Kind == ValueKind.Number).Sum(amount => amount.AsNumber());

    private static string Of(FileEvent one) => one switch
    {
        FileEvent.Bad bad => string.Create(CultureInfo.InvariantCulture, $"line {bad.Line} {bad.Code}"),
        FileEvent.Row { Reading.Event: { Type: not "file.read" } read } => $"{read.Type} {Money(read.Payload.Member("data"))}".TrimEnd(),
        _ => "",
    };

    private static string Money(Value data) => data.Member("amount").Kind == ValueKind.Number
        ? $"{data.Member("amount").AsNumber().ToString(CultureInfo.InvariantCulture)} {data.Member("currency").AsText()}"
        : "";
}
