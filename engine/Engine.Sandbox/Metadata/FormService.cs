using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Metadata;

/// <summary>
/// Requests that look like writes and are none: the form of a record before it is saved (<c>type=create-form</c>, <c>type=edit-form</c>),
/// and what may be chosen in its fields (<c>type=select-options</c>; Oracle help, article_0115100241).
/// </summary>
internal sealed class FormService(Company company, RecordFinder finder, FormReader forms)
{
    /// <summary>Whether the media type that a request accepts makes it one of these.</summary>
    public static bool IsForm(Call call) => Asks(call, "create-form") || Asks(call, "edit-form") || Asks(call, "select-options");

    public Answer Handle(Call call)
    {
        var definition = company.Catalog.Find(call.Subject) ?? throw Refusal.NoSuchType(call.Subject, $"{RecordService.Path}/{call.Subject}");
        lock (company.Gate)
        {
            var existing = (call.Method, call.Segments.Count) switch
            {
                ("POST", 1) => null,
                ("PATCH", 2) => finder.Find(definition, call.Segments[1]),
                _ => throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here."),
            };
            if (Asks(call, "select-options"))
            {
                return new Answer(200, Options(call, definition)) { ResourceType = "select-options" };
            }

            var form = forms.Form(call, definition, existing);
            return new Answer(200, form) { ResourceType = existing is null ? "create-form" : "edit-form" };
        }
    }

    private static bool Asks(Call call, string type) => call.HasHeader("Accept", $"type={type}");

    private JsonObject Options(Call call, RecordDefinition definition)
    {
        var names = call.QueryValue("fields") ?? throw Refusal.Parameter("fields", "The parameter 'fields' is required.");
        var options = new JsonObject();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var field = definition.FieldNamed(name) is { Kind: FieldKind.Reference or FieldKind.Enumeration } known
                ? known
                : throw Refusal.Parameter("fields", $"Invalid field '{name}'. Only fields that refer to a list have options.");
            var address = $"{call.Origin}{RecordService.Path}/{string.Join('/', call.Segments)}";
            var choices = Choices(field).Where(choice => OptionFilter.Matches(call.QueryValue("q"), choice.Name)).ToList();
            options[name] = new JsonObject { ["_selectOptions"] = Paging.Of(call).Envelope(address, call.Method, choices, Shown) };
        }

        return options;
    }

    private IEnumerable<Choice> Choices(FieldDefinition field) => field.Kind == FieldKind.Enumeration
        ? field.Choices
        : company.In(field.To)
            .Where(record => !record.IsInactive && (field.OfTypes.IsEmpty || field.OfTypes.Contains(record.Definition.Name)))
            .Where(record => field.AccountTypes.IsEmpty || field.AccountTypes.Contains((record.Fields["acctType"] as FieldValue.Choice)?.Id ?? ""))
            .Select(record => new Choice(record.Id.ToString(CultureInfo.InvariantCulture), record.Display));

    private static JsonObject Shown(Choice choice) => new()
    {
        // Oracle's sample shows numbers here, although references elsewhere are texts.
        ["id"] = long.TryParse(choice.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : choice.Id,
        ["refName"] = choice.Name,
    };
}
