using System.Text.Json;
using Engine.App.Commands;
using Engine.Core.Values;

namespace Engine.App.Output;

/// <summary>Reads events that are given on the command line.</summary>
internal static class EventFile
{
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>
    /// The bodies in a file, or in standard input for <c>-</c>: one JSON value, several after one another (JSON lines), or
    /// an array. What is no JSON is given back whole, so that the source can say what is wrong. Null when there is no file.
    /// </summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Read(string path)
    {
        if (path != "-" && !File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}.");
            return null;
        }

        var bytes = path == "-" ? ReadInput() : File.ReadAllBytes(path);
        if (bytes.Length > MaxBytes)
        {
            Console.Error.WriteLine($"{path} has {bytes.Length} bytes; at most {MaxBytes} are read at once.");
            return null;
        }

        return Split(bytes);
    }

    private static byte[] ReadInput()
    {
        using var buffer = new MemoryStream();
        Console.OpenStandardInput().CopyTo(buffer);
        return buffer.ToArray();
    }

    private static List<ReadOnlyMemory<byte>> Split(byte[] bytes)
    {
        var bodies = new List<ReadOnlyMemory<byte>>();
        try
        {
            var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = JsonValue.Options.MaxDepth + 1 };
            var reader = new Utf8JsonReader(bytes, options);
            var insideArray = false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray)
                {
                    insideArray = !insideArray;
                    continue;
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                bodies.Add(bytes.AsMemory(start, (int)reader.BytesConsumed - start));
            }
        }
        catch (JsonException)
        {
            return [bytes];
        }

        return bodies;
    }
}
