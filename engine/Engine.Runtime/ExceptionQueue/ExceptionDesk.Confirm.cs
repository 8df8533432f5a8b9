using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Planning;
using Engine.Core.Sources;

namespace Engine.Runtime.ExceptionQueue;

/// <content>Saying which open documents a payment is for.</content>
public sealed partial class ExceptionDesk
{
    /// <summary>The member of an event's content in which a person's word stands; mappings read it.</summary>
    private const string Confirmed = "confirmed";

    /// <summary>Puts the documents that a payment is for into its event, as <see cref="EditAsync"/> does, and has it worked again: it is matched to them.</summary>
    /// <param name="documents">As the candidates are called.</param>
    public async Task<DeskAnswer> ConfirmAsync(long number, IReadOnlyCollection<string> documents, DeskOrder order, CancellationToken cancel)
    {
        if (documents.Count == 0 || documents.Any(string.IsNullOrWhiteSpace))
        {
            return Refuse(ExceptionQueueCodes.BadRequest, "Name the documents that the payment is for, such as INV-10042.");
        }

        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        if (!snapshots.Current.Clients.TryGetValue(report.Item.Client, out var client)
            || EventSources.Read(report.Item.Source, report.Body) is not EventReading.Read(var read)
            || new EventPlanner(read, client).Mapping is not { Matches.IsEmpty: false })
        {
            return Refuse(ExceptionQueueCodes.NotNow, $"{Name(report)} is no payment that is matched to open documents.");
        }

        var body = JsonNode.Parse(report.Body.Span)!;
        var content = EventSources.Of(report.Item.Source).ContentPath.Aggregate((JsonNode?)body, (inner, member) => inner?[member]);
        if (content is not JsonObject payment)
        {
            return Refuse(ExceptionQueueCodes.BadPayload, "The payload has no content to which documents could be added.");
        }

        payment[Confirmed] = new JsonArray([.. documents.Select(document => (JsonNode)document)]);
        return await EditAsync(number, JsonSerializer.SerializeToUtf8Bytes(body), order, cancel);
    }
}
