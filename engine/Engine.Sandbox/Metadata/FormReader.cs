using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.Json;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Metadata;

/// <summary>A record as it would stand on its form: the existing values or the defaults, with the request's own on top. Nothing is kept.</summary>
internal sealed class FormReader(Company company)
{
    public JsonObject Form(Call call, RecordDefinition definition, StoredRecord? existing)
    {
        var body = call.Body is { ValueKind: JsonValueKind.Object } given ? given : JsonElement.Parse("{}");
        var changes = new BodyReader(new ValueReader(new ReferenceReader(company)), refusesUnknownNames: false).Read(definition, body);
        var fields = (existing?.Fields ?? definition.Defaults).With(changes.Fields);
        var renderer = new RecordRenderer(company, call.Origin + RecordService.Path);
        return renderer.Form(definition, existing?.Id, fields);
    }
}
