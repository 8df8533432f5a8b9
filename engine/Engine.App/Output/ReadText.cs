using System.Globalization;
using Engine.Core.Sources.Files;
using Engine.Core.Values;

namespace Engine.App.Output;

/// <summary>What files would become, for people: a line for each event, deviations, and why a file is refused.</summary>
internal static class ReadText
{
    public static void Write(TextWriter output, IEnumerable<(string Name, IReadOnlyList<FileEvent> Events)> files)
    {
        foreach (var (name, events) in files)
        {
            output.WriteLine(events is [.., FileEvent.Bad bad] ? $"{name}: refused, line {bad.Line.ToString(CultureInfo.InvariantCulture)}: {bad.Code} {bad.Message}" : $"{name}: {events.Count.ToString(CultureInfo.InvariantCulture)} events");
            foreach (var row in events.OfType<FileEvent.Row>())
            {
                Write(output, row.Reading.Event.Type, row.Reading.Event.Payload);
            }
        }
    }

    private static void Write(TextWriter output, string type, Value envelope)
    {
        var data = envelope.Member("data");
        var deviations = data.Member("deviations");
        if (deviations.Kind == ValueKind.List)
        {
            foreach (var deviation in deviations.AsList())
            {
                output.WriteLine($"  noted, line {deviation.Member("line")}: {deviation.Member("code")} {deviation.Member("message")}");
            }

            return;
        }

        output.WriteLine(string.Join(' ', new[]
        {
            $"  line {envelope.Member("line"),-6} {type,-20}",
            TextOf(data.Member("valueDate")).PadRight(10),
            $"{TextOf(data.Member("amount")),14} {TextOf(data.Member("currency")),-3}",
            TextOf(data.Member("payer").Member("name")),
            References(data.Member("references")),
            TextOf(data.Member("reason").Member("code")),
            TextOf(data.Member("why")) is { Length: > 0 } why ? $"({why})" : "",
        }.Where(part => part.Length > 0)));
    }

    private static string References(Value references) =>
        references.Kind == ValueKind.List ? string.Join(' ', references.AsList().Select(one => $"{TextOf(one.Member("kind"))}:{TextOf(one.Member("id"))}")) : "";

    private static string TextOf(Value value) => value.Kind is ValueKind.Text or ValueKind.Number ? value.ToString() ?? "" : "";
}
