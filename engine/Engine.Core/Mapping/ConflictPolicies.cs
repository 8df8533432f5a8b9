using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>The spellings of <c>conflict</c>; the schema admits no others.</summary>
internal static class ConflictPolicies
{
    public static ConflictPolicy Read(string? text) => text switch
    {
        "theirs" => ConflictPolicy.Theirs,
        "ours" => ConflictPolicy.Ours,
        _ => ConflictPolicy.Raise,
    };

    public static string Write(ConflictPolicy policy) => policy.ToString().ToLowerInvariant();
}
