using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>Everything one client's configuration is compiled from, after reading, schema check and layering.</summary>
public sealed record ClientSource
{
    /// <summary>The client's name: its folder under <c>mappings/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over paths and contents of all files below, in hexadecimal lower case: the revision.</summary>
    public required string Revision { get; init; }

    /// <summary><c>client.yaml</c>.</summary>
    public required ConfigFile Client { get; init; }

    /// <summary>Event declarations, lowest layer first.</summary>
    public required ImmutableArray<ConfigFile> Events { get; init; }

    /// <summary>Descriptions of the sources' objects, lowest layer first.</summary>
    public ImmutableArray<ConfigFile> Shapes { get; init; } = [];

    /// <summary>Mappings in order of name.</summary>
    public required ImmutableArray<LayeredMapping> Mappings { get; init; }

    /// <summary>False when a file of the client could not be used, so that what seems missing may stand there.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Crosswalk files, lowest layer first; a later file adds rows to, or replaces rows of, one of the same name.</summary>
    public required ImmutableArray<ConfigFile> Crosswalks { get; init; }

    /// <summary>Script files, lowest layer first; a later file replaces functions of the same name.</summary>
    public ImmutableArray<ConfigFile> Scripts { get; init; } = [];

    /// <summary>What was imported from the client's NetSuite account; null when nothing was.</summary>
    public ConfigFile? Account { get; init; }

    /// <summary>Rule files, lowest layer first; a later workflow replaces one of the same name.</summary>
    public required ImmutableArray<ConfigFile> RuleSets { get; init; }
}
