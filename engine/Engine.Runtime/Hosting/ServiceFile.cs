using System.Text.Json;
using Engine.Runtime.Access;

namespace Engine.Runtime.Hosting;

/// <summary>
/// <c>service.json</c> in the data folder: where the running service is reached and the key of its run, readable for its user alone. With it,
/// commands on the same machine need no set-up.
/// </summary>
/// <param name="Address">Without a path.</param>
/// <param name="Key">Good until the service stops.</param>
public sealed record ServiceFile(int FormatVersion, Uri Address, string Key)
{
    public const string Name = "service.json";

    private const int Version = 1;

    /// <summary>Replaces what an earlier run left.</summary>
    public static void Write(string folder, Uri address, LocalKey key)
    {
        var path = Path.Combine(folder, Name);
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, new ServiceFile(Version, address, key.Key.Reveal()), JsonSerializerOptions.Web);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Null when no service of this folder says where it is.</summary>
    public static ServiceFile? Read(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, Name));
            return JsonSerializer.Deserialize<ServiceFile>(file, JsonSerializerOptions.Web);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public static void Delete(string folder) => File.Delete(Path.Combine(folder, Name));
}
