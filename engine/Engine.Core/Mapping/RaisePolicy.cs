namespace Engine.Core.Mapping;

/// <summary>What becomes of the later events of a key when one of it is raised.</summary>
public enum RaisePolicy
{
    /// <summary>They wait until it is resolved.</summary>
    Block,

    /// <summary>They go on.</summary>
    Release,
}
