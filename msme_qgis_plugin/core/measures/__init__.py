"""What a number is: status, field and unit table, the same from the first file to the last page."""
