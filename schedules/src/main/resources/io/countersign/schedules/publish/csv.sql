copy (select {columns} from {files})
to {csv} (format csv, header false, force_quote *, nullstr '')
