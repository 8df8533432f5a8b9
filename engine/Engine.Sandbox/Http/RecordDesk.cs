using Engine.Sandbox.Jobs;
using Engine.Sandbox.Metadata;

namespace Engine.Sandbox.Http;

/// <summary>Tells apart what is asked under the record service's address: metadata, forms, asynchronous requests, and plain ones.</summary>
internal sealed class RecordDesk(RecordService records, MetadataService metadata, FormService forms, JobService jobs)
{
    public Answer Handle(Call call)
    {
        if (call.Subject.Equals(MetadataService.Subject, StringComparison.OrdinalIgnoreCase))
        {
            return metadata.Handle(call);
        }

        if (FormService.IsForm(call))
        {
            return forms.Handle(call);
        }

        if (call.HasHeader("Prefer", "respond-async"))
        {
            return jobs.Submit(call);
        }

        return BatchReader.IsBatch(call)
            ? throw Refusal.Malformed("Several records at once need the header 'Prefer: respond-async'.")
            : records.Handle(call);
    }
}
