namespace Engine.Core.Sources.Files;

/// <summary>How a file is taken apart into rows. A class that derives from this is found by itself.</summary>
public abstract class FileFormat
{
    /// <summary>As <c>file.format</c> of a source names it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether each row says its type, id and time itself, so that the source's <c>file</c> says none of them.</summary>
    public virtual bool TellsFacts => false;

    /// <summary>Whether the bytes must be UTF-8; a format that does not ask for it decodes them itself.</summary>
    public virtual bool IsUtf8 => true;

    /// <summary>The rows in order. Ends after the first that cannot be read; equal bytes give equal rows.</summary>
    /// <param name="file">The whole file, at most 64 MiB, without a byte order mark.</param>
    /// <param name="rule">What the source says about its files.</param>
    public abstract IEnumerable<FileRow> Read(FileContent file, FileRule rule);
}
