"""The marks by which layouts tell whose words stand where: speaker lines, headings, lists of people, furniture."""
