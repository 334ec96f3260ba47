"""What gunicorn reads before it serves: it does not say which program and version it is."""

import gunicorn.http.wsgi

gunicorn.http.wsgi.SERVER = "web"
