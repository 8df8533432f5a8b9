using System.Text.Json;

namespace Engine.Core.Planning;

/// <summary>Plans as JSON: what the journal keeps and <c>engine map</c> prints. Reading gives back an equal plan.</summary>
public static class PlanJson
{
    public static void Write(Utf8JsonWriter writer, Plan plan) => throw new NotImplementedException();

    public static byte[] ToBytes(Plan plan) => throw new NotImplementedException();

    public static Plan Read(ReadOnlyMemory<byte> json) => throw new NotImplementedException();
}
