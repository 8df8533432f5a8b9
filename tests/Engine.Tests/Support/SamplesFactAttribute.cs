namespace Engine.Tests.Support;

/// <summary>A test that reads real payloads beside the project; skipped, and counted as skipped, where there are none.</summary>
public sealed class SamplesFactAttribute : FactAttribute
{
    public SamplesFactAttribute()
    {
        if (Repository.Samples is null)
        {
            Skip = "The folder with third-party samples is not beside the project.";
        }
    }
}
