namespace Engine.Core.Sources.Files;

/// <summary>How a file is taken apart into rows. A class that derives from this is found by itself.</summary>
public abstract class FileFormat
{
    /// <summary>As <c>file.format</c> of a source names it.</summary>
    public abstract string Name { get; }

    /// <summary>The rows in order. Ends after the first that cannot be read; equal bytes give equal rows.</summary>
    /// <param name="content">The whole file, at most 64 MiB, without a byte order mark.</param>
    public abstract IEnumerable<FileRow> Read(ReadOnlyMemory<byte> content);
}
