using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>The spellings of <c>write</c>; the schema admits no others.</summary>
internal static class WriteModes
{
    public static WriteMode Read(string? text) => text switch
    {
        "create-if-absent" => WriteMode.CreateIfAbsent,
        "update-only" => WriteMode.UpdateOnly,
        "link-only" => WriteMode.LinkOnly,
        _ => WriteMode.Upsert,
    };

    public static string Write(WriteMode mode) => mode switch
    {
        WriteMode.CreateIfAbsent => "create-if-absent",
        WriteMode.UpdateOnly => "update-only",
        WriteMode.LinkOnly => "link-only",
        _ => "upsert",
    };
}
