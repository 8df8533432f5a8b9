using Engine.Core.Configuration;

namespace Engine.Runtime.Secrets;

/// <summary>
/// Reads secrets where the configuration says they are: <c>env:NAME</c> or <c>file:path</c>. Read anew each time, so that a rotated
/// file takes effect; a line end after the secret is dropped.
/// </summary>
/// <param name="environment">Gives an environment variable, or null; the process's own by default.</param>
public sealed class SecretReader(Func<string, string?>? environment = null)
{
    /// <summary>Larger than any key; a wrong path to a log or a database must not be read whole.</summary>
    private const long MaxBytes = 64 * 1024;

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;

    public SecretReading Read(SecretReference reference)
    {
        var (scheme, name) = Split(reference.Text);
        return scheme switch
        {
            _ when name.Length == 0 => Unavailable(reference, "it names nothing. Write env:NAME or file:path."),
            "env" => FromEnvironment(reference, name),
            "file" => FromFile(reference, name),
            _ => Unavailable(reference, "it is neither env:NAME nor file:path."),
        };
    }

    private SecretReading FromEnvironment(SecretReference reference, string name) => environment(name) switch
    {
        null => Unavailable(reference, $"the environment variable {name} is not set."),
        "" => Unavailable(reference, $"the environment variable {name} is empty."),
        var value => new SecretReading.Found(new Secret(value)),
    };

    private static SecretReading FromFile(SecretReference reference, string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes)
            {
                return Unavailable(reference, $"the file has {file.Length} bytes; a secret has at most {MaxBytes}.");
            }

            var text = File.ReadAllText(path).TrimEnd('\r', '\n');
            return text.Length == 0 ? Unavailable(reference, "the file is empty.") : new SecretReading.Found(new Secret(text));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unavailable(reference, trouble is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file."
                : "the file cannot be read.");
        }
    }

    private static (string Scheme, string Name) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
    }

    private static SecretReading.Unavailable Unavailable(SecretReference reference, string why) =>
        new($"The secret {Shown(reference)} cannot be read: {why}");

    /// <summary>Somebody may have written the secret itself in place of its name: only a reference is repeated.</summary>
    private static string Shown(SecretReference reference) =>
        reference.Text.StartsWith("env:", StringComparison.Ordinal) || reference.Text.StartsWith("file:", StringComparison.Ordinal)
            ? $"\"{reference.Text}\""
            : "reference";
}
