namespace Engine.Tests.App.Service;

/// <summary>A test that needs a disk of its own; skipped, and said to be, where none can be mounted.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible)
        {
            Skip = "A small disk cannot be mounted here: that needs root.";
        }
    }
}
