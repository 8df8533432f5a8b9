namespace Engine.Tests.Runtime.Scripts;

/// <summary>Tests of what is promised in milliseconds: not beside other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
